"""One error hierarchy. Each message names the file or value at fault and the way out."""


class ClaimlineError(Exception):
    """Base of every error that a user can act on; its text is shown as it is."""


class StoreError(ClaimlineError):
    """The database cannot be opened, read or written."""


class InputError(ClaimlineError):
    """A file or value handed in cannot be read; the message says which, where and why."""


class GazetteerError(ClaimlineError):
    """A gazetteer cannot be read or installed; what was installed before is unchanged."""


class NetworkError(ClaimlineError):
    """A request that the user asked for failed or timed out."""

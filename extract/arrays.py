"""The arrays of the judge: rows of numbers, and indices into them."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Whole = NDArray[np.int32]

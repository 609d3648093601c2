"""README, commands and requirements agree, and no file holds a secret or a machine's path."""

import argparse
import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata

import pytest

from tests.conftest import ROOT

# Run by `make basemap` and by the judge's training, with the packages of requirements-dev.txt.
BUILD_ONLY = {"build.py", "sources.py"}
PACKAGES = ("extract", "geodata")
SOURCES = (
    "*.py",
    "*.md",
    "*.toml",
    "*.txt",
    "*.js",
    "*.css",
    "*.html",
    "*.csv",
    "Makefile",
    ".ci/run",
)
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/",
    "an address of a private network": r"\b(?:10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)\b",
    "a key or token": r"(?i)\b(?:api[_-]?key|secret|token|password)\b\s*[:=]\s*['\"][\w+/=-]{12,}",
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY",
}


def test_the_readme_names_the_two_commands_and_no_other_target():
    named = set(re.findall(r"\bmake (\w+)", readme()))
    assert named == {"run", "test"}


def test_every_target_that_the_makefile_offers_is_one_it_has():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    offered = set(re.findall(r'@echo "make (\w+)', makefile))
    assert offered == set(re.findall(r"^(\w+):", makefile, re.MULTILINE)) - {"help"}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_readme_names_every_command_that_exists(package):
    named = set(re.findall(rf"`python -m {package} (\w+)", readme()))
    assert named == verbs(package)


def test_the_readme_shows_only_files_that_exist():
    for path in re.findall(r"\]\((\S+?)\)|`((?:docs|extract|geodata)/[\w./-]+)`", readme()):
        assert (ROOT / (path[0] or path[1])).exists(), path


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_has_a_lower_and_an_upper_bound(name):
    for line in requirements(name).splitlines():
        if line and not line.startswith(("#", "-r ")):
            assert re.fullmatch(r"[\w.-]+>=[\w.]+,<[\w.]+", line), line


def test_every_package_that_the_program_imports_is_required_by_name():
    required = set(re.findall(r"^([\w.-]+)>=", requirements("requirements.txt"), re.MULTILINE))
    required = {plain(name) for name in required} | {"extract", "geodata", "pages"}
    belongs = metadata.packages_distributions()
    for path in committed("app.py", "pages/*.py", "extract/*.py", "geodata/*.py"):
        if path.name in BUILD_ONLY or "training" in path.parts:
            continue
        for module in imported(path) - sys.stdlib_module_names:
            owners = {plain(name) for name in belongs.get(module, [module])}
            assert owners & required, f"{path.relative_to(ROOT)} imports {module}"


def test_no_file_holds_a_path_of_one_machine_or_a_secret():
    for path in committed():
        text = path.read_text(encoding="utf-8")
        for what, pattern in FORBIDDEN.items():
            found = re.search(pattern, text)
            assert not found, f"{path.relative_to(ROOT)} holds {what}: {found[0]!r}"


def test_no_file_is_larger_than_it_needs_to_be():
    sizes = {path: path.stat().st_size for path in committed("*")}
    assert max(sizes.values()) < 5_000_000, max(sizes, key=sizes.get)


def test_the_continuous_run_is_executable_and_calls_the_two_checks():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert {"make check", "make test"} <= set(re.findall(r"make \w+", script.read_text()))


def test_the_project_file_names_a_version_that_the_changelog_tells_of():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {project['version']}" in changelog


def requirements(name):
    return (ROOT / name).read_text(encoding="utf-8")


def plain(name):
    """A package's name as PyPI compares them."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path):
    """The top-level names that a file imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in whole | parts}


def readme():
    return (ROOT / "README.md").read_text(encoding="utf-8")


def verbs(package):
    """The commands of a package, as its own parser holds them."""
    main = __import__(f"{package}.__main__", fromlist=["_parser"])
    actions = main._parser()._actions
    choices = next(a.choices for a in actions if isinstance(a, argparse._SubParsersAction))
    return set(choices)


def committed(*patterns):
    """The files of the repository that git keeps, and that are there."""
    command = ["git", "ls-files", "-z", *(patterns or SOURCES)]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_without_a_new_enough_python_make_says_so_in_one_line(tmp_path):
    """A machine whose only python3 is too old, made of stubs and make itself."""
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tools / "python3").chmod(0o755)
    for name in ("make", "sh", "echo", "touch"):
        (tools / name).symlink_to(shutil.which(name))
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    ran = subprocess.run(
        ["make", "run"], cwd=tmp_path, env={"PATH": str(tools)}, capture_output=True, text=True
    )
    told = [line for line in ran.stderr.splitlines() if not line.startswith("make")]
    assert ran.returncode and len(told) == 1 and "Python 3.11 or newer" in told[0]
    assert not (tmp_path / ".venv").exists()

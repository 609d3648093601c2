"""Claims as an Arrow table with a point for each: what Parquet and GeoPackage are written from."""

import io
import json
import struct
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio

from geodata.claim import COLUMNS, Cell
from geodata.control import is_placed
from geodata.export.cells import DAYS, FLAGS, INTEGERS, NUMBERS
from geodata.export.provenance import Provenance
from geodata.selection import Row

LAYER = "claims"
_POINT = 1
# GeoParquet 1.1: https://geoparquet.org/releases/v1.1.0/ (no crs given means WGS84 lon, lat).
_GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def table(rows: Sequence[Row]) -> pa.Table:
    """One column each of geodata.claim.COLUMNS, days as dates, and `geometry` (WKB, or null)."""
    columns = {c: pa.array([_value(c, row[c]) for row in rows], type=_type(c)) for c in COLUMNS}
    points = pa.array([_point(row) for row in rows], type=pa.binary())
    return pa.table(columns | {"geometry": points})


def parquet(rows: Sequence[Row], about: Provenance) -> bytes:
    """The rows as GeoParquet, with the provenance among the file's key-value metadata."""
    found = table(rows)
    metadata = {"geo": json.dumps(_GEO), "claimline": json.dumps(dict(about.lines()))}
    data = io.BytesIO()
    pq.write_table(found.replace_schema_metadata(metadata), data, compression="zstd")
    return data.getvalue()


def geopackage(rows: Sequence[Row], about: Provenance) -> bytes:
    """The rows as the layer `claims` of an OGC GeoPackage in EPSG:4326."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.gpkg"
        pyogrio.write_arrow(
            table(rows),
            path,
            layer=LAYER,
            driver="GPKG",
            geometry_name="geometry",
            geometry_type="Point",
            crs="EPSG:4326",
            layer_metadata={key.replace(" ", "_"): value for key, value in about.lines()},
        )
        return path.read_bytes()


def _type(column: str) -> pa.DataType:
    if column in NUMBERS:
        return pa.float64()
    if column in INTEGERS:
        return pa.int64()
    if column in FLAGS:
        return pa.bool_()
    return pa.date32() if column in DAYS else pa.string()


def _value(column: str, value: Cell) -> Cell | date:
    return date.fromisoformat(str(value)) if column in DAYS and value else value


def _point(row: Row) -> bytes | None:
    if not is_placed(row):
        return None
    return struct.pack("<BIdd", 1, _POINT, float(row["lon"] or 0), float(row["lat"] or 0))

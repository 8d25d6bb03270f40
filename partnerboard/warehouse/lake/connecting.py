"""A connection to a lake: DuckDB in memory with the catalogue attached, and then locked down as far as it goes.

The extensions are files of installed packages and carry DuckDB's signature; nothing is fetched, and none is loaded
after this. Of the disk or the object store only the folder of the data can be reached, and no further catalogue.
"""

import importlib.util
from pathlib import Path

import duckdb

from partnerboard.errors import WarehouseBusy, WarehouseError, WarehouseUnreachable
from partnerboard.lake_address import LakeAddress, ObjectStore
from partnerboard.warehouse import opening

SEARCH_PATH = "written.main,lake.main"
"""Where who writes looks: for views and macros in memory, for each process its own, and for tables in the lake."""


def connect(lake: LakeAddress, copy: Path) -> duckdb.DuckDBPyConnection:
    """A locked-down connection to the file of a copy, and to a lake, which is made where there is none.

    Raises:
        WarehouseError: a package is missing, or the lake cannot be opened as it is named.
        WarehouseBusy: the catalogue is a file, and another process holds it.
        WarehouseUnreachable: PostgreSQL or the object store does not answer.
    """
    connection = duckdb.connect(str(copy), config=opening.LOCKDOWN)
    try:
        for name in ["ducklake", *["postgres_scanner"] * lake.is_shared, *["httpfs"] * (lake.store is not None)]:
            connection.execute(f"load {_quoted(str(_extension(name)))}")
        if lake.store:
            connection.execute(_secret(lake.store))
        else:
            Path(lake.data).mkdir(mode=0o700, parents=True, exist_ok=True)
        attached = f"ducklake:{lake.catalogue}"
        connection.execute(f"attach {_quoted(attached)} as lake (data_path {_quoted(lake.data)})")
        connection.execute("attach ':memory:' as written")
        connection.execute(f"set allowed_directories = [{_quoted(lake.data)}]")
        return opening.set_up(connection)
    except duckdb.Error as problem:
        connection.close()
        raise explained(lake, problem) from problem
    except BaseException:
        connection.close()
        raise


def explained(lake: LakeAddress, problem: duckdb.Error) -> WarehouseError:
    """What is told of a lake that cannot be opened; a password that DuckDB repeats is left out."""
    words = str(problem).replace(lake.catalogue.removeprefix("postgres:"), "…")
    if "Could not set lock" in words:
        return WarehouseBusy(
            "The catalogue of the warehouse is held by another process, most likely the running app.",
            "A catalogue in a file serves one process at a time; one in PostgreSQL serves many.",
        )
    if opening.is_unreachable(problem):
        return WarehouseUnreachable()
    return WarehouseError(
        f"The warehouse in {lake.says} cannot be opened: {words}",
        "Check PARTNERBOARD_WAREHOUSE, PARTNERBOARD_LAKE_DATA and the rights on both.",
    )


def _extension(name: str) -> Path:
    found = importlib.util.find_spec(f"duckdb_extension_{name}")
    for folder in (found.submodule_search_locations or []) if found else []:
        path = Path(folder) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if path.is_file():
            return path
    raise WarehouseError(
        f"A warehouse in DuckLake needs the package duckdb-extension-{name.replace('_', '-')} {duckdb.__version__}.",
        "Install what it needs: pip install -r requirements-lake.txt.",
    )


def _secret(store: ObjectStore) -> str:
    said = {"key_id": store.key_id, "secret": store.secret, "region": store.region}
    if store.endpoint:
        said |= {"endpoint": store.endpoint, "url_style": "path"}
    options = ", ".join(f"{name} {_quoted(value)}" for name, value in said.items())
    return f"create secret (type s3, {options}, use_ssl {store.is_encrypted})"


def _quoted(text: str) -> str:
    """A text in a statement that takes no parameters."""
    return "'" + text.replace("'", "''") + "'"

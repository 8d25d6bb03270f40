"""Who may import what, where import-linter does not look: the pages, app.py, and the rights that are exclusive."""

from pathlib import Path

import pytest

from tests.architecture import project

# Library: the places that may know it. import-linter holds the order of our own layers.
EXCLUSIVE = {
    "duckdb": ("partnerboard/warehouse/",),
    "streamlit": ("partnerboard/ui/", "pages/", "app.py"),
    "plotly": ("partnerboard/charts/",),
    "starlette": ("partnerboard/server/", "app.py"),
    "python_calamine": ("partnerboard/ingest/",),
    "xlrd": ("partnerboard/ingest/",),
    "sqlite3": ("partnerboard/sharing/",),
    "tomllib": (
        "partnerboard/agreements/",
        "partnerboard/platforms/layouts/",
        "partnerboard/ingest/inbox/",
        "partnerboard/sign_in.py",
    ),
    "reportlab": ("partnerboard/reports/",),
    "xlsxwriter": ("partnerboard/demo/", "partnerboard/reports/"),
}
# A page carries answers to the screen: it does not reach past the questions, and it computes nothing.
NOT_IN_PAGES = {
    "pandas",
    "numpy",
    "pyarrow",
    "datetime",
    "math",
    "statistics",
    "partnerboard.warehouse",
    "partnerboard.ingest",
}


def test_a_library_is_known_only_where_it_has_its_home() -> None:
    offences = [
        (project.name(file), library)
        for file in project.product_files()
        for library in EXCLUSIVE.keys() & _roots(file)
        if not project.name(file).startswith(EXCLUSIVE[library])
    ]

    assert offences == []


def _roots(file: Path) -> set[str]:
    return {module.split(".")[0] for module in project.imported(file)}


@pytest.mark.parametrize("path", project.page_files(), ids=project.name)
def test_a_page_only_shows(path: Path) -> None:
    imported = project.imported(path)

    assert {name for name in NOT_IN_PAGES if any(f"{module}.".startswith(f"{name}.") for module in imported)} == set()


def test_the_package_never_imports_what_stands_above_it() -> None:
    above = {"app", "pages", "tests", "bench", "docs"}

    assert [(project.name(file), found) for file in project.package_files() for found in above & _roots(file)] == []

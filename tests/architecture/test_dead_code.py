"""Nothing is kept that the product does not use: a function that only its test calls is dead."""

from vulture import Vulture

from tests.architecture import project

KINDS = {"function", "method", "class", "property"}

DICTIONARY = "a figure of the metric dictionary that no page shows yet; its worked example is a test"

# Name: why it is kept although nothing in the product calls it.
KEPT = {
    "in_memory": "the warehouse of tests",
    "categorical": "what .streamlit/config.toml is held to",
    "is_passphrase": "what the form that unlocks a link asks",
    "checksums": "how tests and operators see that two warehouses are the same",
    **dict.fromkeys(("pooled_ratio", "median_ratio", "mean_ratio", "per_thousand", "require_sum"), DICTIONARY),
    **dict.fromkeys(("rate_in_time", "responsiveness", "plain_share", "definition_on"), DICTIONARY),
    **dict.fromkeys(("version_in_force", "breakpoints"), DICTIONARY),
}


def test_everything_defined_is_used_by_the_product() -> None:
    """Fields are left out: the agreements are read and written by walking over them, not by name."""
    vulture = Vulture()
    vulture.scavenge([str(path) for path in project.product_files()])

    unused = {
        f"{project.name(item.filename)}:{item.first_lineno} {item.name}"
        for item in vulture.get_unused_code(min_confidence=60)
        if item.typ in KINDS and item.name not in KEPT
    }

    assert "\n".join(sorted(unused)) == ""


def test_what_is_kept_still_exists() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in project.package_files())

    assert {name for name in KEPT if f"def {name}(" not in written} == set()

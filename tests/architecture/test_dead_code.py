"""Nothing is kept that the product does not use: a function that only its test calls is dead."""

from vulture import Vulture

from tests.architecture import project

KINDS = {"function", "method", "class", "property"}

# Name: who calls it, where vulture cannot see the call.
CALLED_FROM_OUTSIDE: dict[str, str] = {}


def test_everything_defined_is_used_by_the_product() -> None:
    """Fields are left out: the agreements are read and written by walking over them, not by name."""
    vulture = Vulture()
    vulture.scavenge([str(path) for path in project.product_files()])

    unused = {
        f"{project.name(item.filename)}:{item.first_lineno} {item.name}"
        for item in vulture.get_unused_code(min_confidence=60)
        if item.typ in KINDS and item.name not in CALLED_FROM_OUTSIDE
    }

    assert "\n".join(sorted(unused)) == ""

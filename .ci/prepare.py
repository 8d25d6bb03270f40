"""What a fresh machine lacks before the product runs or is tested: `python .ci/prepare.py run|test`.

`run` brings .venv up to requirements.txt; `test` brings it up to tests/requirements.txt, and sees to a browser and to
PostgreSQL. Needs nothing but a Python, does nothing when nothing changed, and may run in two terminals at once: the
second one waits.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
RUNTIME = ROOT / "requirements.txt"
LAKE = ROOT / "requirements-lake.txt"
TESTING = ROOT / "tests" / "requirements.txt"
LEAN = "chromium-headless-shell"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main(purpose: str) -> None:
    """Prepare for `run` or `test`."""
    if sys.version_info < (3, 11):
        found = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"This needs Python 3.11, and {sys.executable} is {found}. Name another: make {purpose} PYTHON=...")
    with (ROOT / ".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if purpose == "run":
            _install(RUNTIME, VENV / "installed-to-run", [RUNTIME])
        else:
            _install(TESTING, VENV / "installed-to-test", [RUNTIME, LAKE, TESTING])
            _see_to_a_browser()
            _see_to_postgresql()


def _install(requirements: Path, stamp: Path, contents: list[Path]) -> None:
    wanted = hashlib.sha256(b"".join(path.read_bytes() for path in contents) + sys.version.encode()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted and _runs(VENV / "bin" / "python"):
        return
    if not _runs(VENV / "bin" / "python"):
        if importlib.util.find_spec("ensurepip") is None:
            version = ".".join(map(str, sys.version_info[:2]))
            _see_to_a_system_package(f"python{version}-venv", "to make an environment")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    print(f"Installing {requirements.relative_to(ROOT)} (once, a minute or two) ...", flush=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    done = subprocess.run([*pip, "--no-input", "--progress-bar", "off", "-r", str(requirements)], check=False)
    if done.returncode:
        sys.exit(f"The packages of {requirements.name} could not be installed; the lines above say why.")
    stamp.write_text(wanted)


def _runs(python: Path) -> bool:
    if not python.exists():
        return False
    return subprocess.run([str(python), "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def _see_to_a_browser() -> None:
    named = os.environ.get("PARTNERBOARD_BROWSER")
    if named and not shutil.which(named):
        sys.exit(f"PARTNERBOARD_BROWSER is {named!r}, and that is no program. Name Chromium's path, or unset it.")
    if not named and not shutil.which(LEAN):
        purpose = "for the journeys through the app"
        problem = _problem_of_installing(LEAN, purpose)
        if problem and not any(map(shutil.which, BROWSERS)):
            sys.exit(problem)


def _see_to_postgresql() -> None:
    """Its programs lie in a folder of their version, and Debian starts a server of its own that nobody asked for."""
    if not shutil.which("initdb") and not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        _see_to_a_system_package("postgresql", "for the tests of a warehouse beyond one machine")


def _see_to_a_system_package(package: str, purpose: str) -> None:
    if problem := _problem_of_installing(package, purpose):
        sys.exit(problem)


def _problem_of_installing(package: str, purpose: str) -> str:
    """Why a package of the system is not installed now; '' where it is."""
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may = shutil.which("apt-get") and (
        not as_root
        or (
            shutil.which("sudo")
            and subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0
        )
    )
    if not may:
        return f"{package} is needed {purpose}. Install it (`apt-get install {package}`) and run this again."
    print(f"Installing {package} {purpose} ...", flush=True)
    apt = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600"]
    subprocess.run([*apt, "update"], check=False, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        [*apt, "install", "-y", "--no-install-recommends", package], check=False, stdout=subprocess.DEVNULL
    )
    return f"{package} could not be installed; the lines above say why." if done.returncode else ""


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in {"run", "test"}:
        sys.exit(__doc__)
    main(sys.argv[1])

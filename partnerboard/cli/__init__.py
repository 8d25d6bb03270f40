"""The command line, for analysts and for automation: load files, ask questions, keep the warehouse in order."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from partnerboard.cli.commands import COMMANDS, Here
from partnerboard.cli.parser import parser
from partnerboard.errors import PartnerboardError, WarehouseBusy
from partnerboard.settings import Settings
from partnerboard.warehouse.private import OURS

# What a command could not do because the app holds the warehouse, and where the app does it.
WHILE_THE_APP_RUNS = {
    "load": "It loads nothing for others at present: use its Upload page, or stop it and run the command again.",
    "withdraw": "Withdraw the file on the app's Imports page, or stop the app and run the command again.",
    "restore": "Restore the file on the app's Imports page, or stop the app and run the command again.",
    "agreements": "Edit what is agreed on the app's Agreements page, or stop the app and run the command again.",
    "batches": "See the app's Imports page, or stop the app and run the command again.",
}


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns the exit status: 0 when everything asked for was done, 1 otherwise."""
    os.umask(OURS)
    given = parser().parse_args(argv)
    try:
        settings = Settings.of(os.environ)
        return COMMANDS[given.command](given, Here(settings, datetime.now(UTC), os.environ))
    except WarehouseBusy as busy:
        print(busy.message, WHILE_THE_APP_RUNS.get(given.command, busy.remedy), sep="\n", file=sys.stderr)
        return 1
    except PartnerboardError as failure:
        print(failure.message, failure.remedy, sep="\n", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever reads our output has seen enough; pointing stdout away keeps the interpreter's exit quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1

"""What can be typed: commands, options and their help."""

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from datetime import date
from pathlib import Path


def parser() -> ArgumentParser:
    """The parser of `python -m partnerboard`."""
    root = ArgumentParser(
        prog="python -m partnerboard",
        description="Partnerboard on the command line.",
        epilog="Exit status: 0 when everything asked for was done, 1 otherwise.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    where = ArgumentParser(add_help=False)
    where.add_argument(
        "--warehouse", type=Path, metavar="PATH", help="the warehouse file (default: data/warehouse.duckdb)"
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")

    load = commands.add_parser("load", parents=[where], help="load export files; each is one transaction")
    load.add_argument("files", nargs="+", type=Path, metavar="FILE")
    load.add_argument("--json", action="store_true", help="one JSON object per file and line")
    _answers(load)
    load.add_argument("--layout", metavar="NAME", help="the saved layout that reads them; by itself only unknown files")

    layouts = commands.add_parser(
        "layouts", parents=[where], help="list and keep the layouts of files of no known kind"
    )
    kept = layouts.add_subparsers(dest="way", metavar="propose|export|import")
    propose = kept.add_parser("propose", help="say what the columns of a file seem to be, and what is open")
    propose.add_argument("file", type=Path, metavar="FILE")
    propose.add_argument("--draft", type=Path, metavar="LAYOUT.toml", help="write a draft of the layout to complete")
    export = kept.add_parser("export", parents=[where], help="write a saved layout into a TOML file")
    export.add_argument("name", metavar="NAME")
    export.add_argument("file", type=Path, metavar="FILE")
    kept.add_parser("import", parents=[where], help="save the layout of a TOML file").add_argument("file", type=Path)

    agreements = commands.add_parser("agreements", help="read or write what was agreed, as a TOML file")
    ways = agreements.add_subparsers(dest="way", required=True, metavar="import|export")
    ways.add_parser("import", parents=[where], help="replace everything agreed by the file").add_argument(
        "file", type=Path
    )
    ways.add_parser("export", parents=[where], help="write everything agreed into the file").add_argument(
        "file", type=Path
    )

    ask = commands.add_parser("ask", parents=[where], help="answer a named question of queries/")
    ask.add_argument("query", nargs="?", metavar="QUERY", help="topic/file, for example scorecard/actuals")
    ask.add_argument("--list", action="store_true", help="name all questions, with what each answers")
    ask.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter; lists are separated by commas; what is left out means everything, and now",
    )
    ask.add_argument("--format", choices=("table", "csv", "json"), default="table")

    demo = commands.add_parser("demo", parents=[where], help="write and load the demo partnership")
    demo.add_argument("--seed", default="mwt-2026", help="another seed tells another story (default: mwt-2026)")

    commands.add_parser("batches", parents=[where], help="list what was loaded")
    for name, what in (("withdraw", "take a file's figures out; nothing is deleted"), ("restore", "put them back")):
        step = commands.add_parser(name, parents=[where], help=what)
        step.add_argument("batch", metavar="BATCH_ID")
        step.add_argument("--reason", required=name == "withdraw", default="")

    commands.add_parser("backup", parents=[where], help="make a backup and read it again")
    recover = commands.add_parser(
        "recover", parents=[where], help="bring back a database that is gone, damaged or older than its journal"
    )
    recover.add_argument(
        "--from", type=Path, metavar="BACKUP", dest="backup", help="start from this backup, also where nothing is wrong"
    )
    recover.add_argument("--without-lost", action="store_true", help="leave out what cannot be done again")
    again = commands.add_parser(
        "rerun", parents=[where], help="read a loaded file again, after its layout or an answer was put right"
    )
    again.add_argument("batch", metavar="BATCH_ID")
    again.add_argument("--reason", default="", help="do it, and keep this with the file; without it nothing changes")
    _answers(again)
    how = again.add_mutually_exclusive_group()
    how.add_argument("--layout", metavar="NAME", help="read it with this saved layout instead of the one of then")
    how.add_argument("--by-content", action="store_true", help="recognise it anew instead of with the layout of then")

    warehouse = commands.add_parser("warehouse", help="take the whole warehouse somewhere else, or publish copies")
    places = warehouse.add_subparsers(dest="way", required=True, metavar="move|publish")
    move = places.add_parser(
        "move", parents=[where], help="from the file to a lake, or back; the source stays as it is"
    )
    move.add_argument(
        "--to", required=True, metavar="PLACE", help="ducklake:postgres:DSN, ducklake:FILE, 'file', or the path of one"
    )
    public = places.add_parser("publish", parents=[where], help="put a copy into a folder, for servers that only read")
    public.add_argument("--to", required=True, type=Path, metavar="FOLDER")
    commands.add_parser("rebuild", parents=[where], help="make every fact again from the kept files and compare")
    commands.add_parser("doctor", parents=[where], help="check the installation and the warehouse")
    return root


def _answers(command: ArgumentParser) -> None:
    """What a file does not say itself."""
    command.add_argument("--account", metavar="PLATFORM:HANDLE", help="whose export it is, where the file does not say")
    command.add_argument("--exported-on", type=_day, metavar="DATE", help="the day the file was downloaded")
    command.add_argument("--covers", type=_period, metavar="FROM:TO", help="the period chosen when exporting")
    command.add_argument("--post", metavar="ID", help="the post that a file of comments is about")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a day; write it as 2026-10-11") from None


def _period(text: str) -> tuple[date, date]:
    since, _, until = text.partition(":")
    if not until:
        raise ArgumentTypeError(f"'{text}' is not a period; write it as 2026-08-10:2026-10-11")
    first, last = _day(since), _day(until)
    if last < first:
        raise ArgumentTypeError(f"'{text}' ends before it starts")
    return first, last

"""How much one uploaded file may ask of us, before and while it is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file. Real exports decide: a Facebook page-level file has 2,700 columns, a Meta one 304."""

    file_bytes: int = 50 * 1024**2
    unpacked_bytes: int = 200 * 1024**2
    zip_ratio: int = 100
    zip_members: int = 200
    columns: int = 4_096
    rows: int = 200_000
    cells: int = 6_000_000
    field_chars: int = 100_000
    # Of a text file that is read in blocks, where such are taken at all.
    long_bytes: int = 0
    long_rows: int = 0
    # Of the process that reads a workbook.
    memory_bytes: int = 1024**3
    cpu_seconds: int = 30
    wall_seconds: int = 60

    @property
    def records(self) -> int:
        """Rows to accept before the header is known: preambles, section headers and trailers come on top."""
        return self.rows + 1_000


OF_OPERATORS = Limits(long_bytes=8 * 1024**3, long_rows=20_000_000)
"""For whoever can write into the data folder anyway: the command line, the drop folder, and files kept from before."""

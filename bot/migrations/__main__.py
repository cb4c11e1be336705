"""Writes the initial migration anew from the tables as they are: ``python -m bot.migrations``.

For developers, and only until the first release: from then on stores exist that hold a schema,
and every change is a further migration (``python -m bot.migrations "what changes"``). The file is
derived on an empty SQLite store; partial indexes carry their conditions for both engines.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command

from bot import schema

VERSIONS = schema.MIGRATIONS / "versions"
INITIAL = "0001"


def write_initial() -> Path:
    """Replaces the initial migration. Refuses once there is a second one."""
    later = [path for path in VERSIONS.glob("[0-9]*.py") if not path.name.startswith(INITIAL)]
    if later:
        raise SystemExit(f"{later[0].name} builds on the initial migration; add another one")
    for path in VERSIONS.glob(f"{INITIAL}*.py"):
        path.unlink()
    return write("initial", INITIAL)


def write_next(message: str) -> Path:
    return write(message, f"{int(schema.head()) + 1:04d}")


def write(message: str, revision: str) -> Path:
    """Derives what sets the tables apart from the migrations there are, and keeps it as a file."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/empty.db"
        if any(VERSIONS.glob("[0-9]*.py")):
            schema.upgrade(url)
        with schema.connected(url) as connection:
            config = schema.configuration(connection)
            config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
            command.revision(config, message, autogenerate=True, rev_id=revision)
    written = next(VERSIONS.glob(f"{revision}_*.py"))
    plain = [line for line in written.read_text().splitlines(True) if "# ### " not in line]
    written.write_text("".join(plain))
    for step in (["format"], ["check", "--fix"]):
        subprocess.run([sys.executable, "-m", "ruff", *step, "-q", str(written)], check=True)
    return written


if __name__ == "__main__":
    made = write_next(sys.argv[1]) if len(sys.argv) > 1 else write_initial()
    print(made.relative_to(Path.cwd()) if made.is_relative_to(Path.cwd()) else made)

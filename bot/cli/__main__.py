"""``python -m bot.cli``, for where the installed command is not on the path."""

from bot.cli import main

main()

"""The command line: one file a command, each listed once in `commands.program`."""

"""Run the command line: python -m journey."""

from journey.cli import run

if __name__ == "__main__":
    run()

"""`python -m noticeconv`: the same as the command `noticeconv`."""

from noticeconv.cli import main

if __name__ == "__main__":
    main()

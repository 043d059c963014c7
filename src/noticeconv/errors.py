"""What can go wrong: one exception family, each member with an exit code and a sentence that says what to do."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line; each exception carries its own."""

    def __new__(cls, value: int, en: str, zh: str) -> ExitCode:
        """Make the member `value` with its meaning in English and Chinese."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.en, member.zh = en, zh
        return member

    en: str
    zh: str

    OK = 0, "everything was done", "全部完成"
    SOME_FAILED = 1, "some of several inputs failed; each failure was named", "部分输入失败，已逐一列出"
    USAGE = 2, "the command line could not be understood", "命令行有误"
    UNREADABLE = 3, "an input is missing, unreadable or empty", "输入不存在、读不出或为空"
    UNSUPPORTED = 4, "no reader or writer for this format", "不支持的格式"
    DAMAGED = 5, "an input is damaged or not what it claims to be", "输入已损坏，或与其声称的格式不符"
    MISSING_TOOL = 6, "a program or package needed for this format is not installed", "缺少处理该格式所需的程序或软件包"
    TARGET = 7, "the target exists, or cannot be written", "目标已存在或无法写入"
    UNVERIFIED = 8, "the written file did not read back equal; the target is untouched", "回读核对不一致，目标未改动"
    DOUBTFUL = 9, "--strict, and the document has doubtful elements", "严格模式下存在可疑要素"
    HOSTILE = 10, "an input goes past a safety limit", "输入超出安全限度"
    INTERNAL = 70, "a defect of noticeconv; please report it", "程序缺陷，请反馈"


class NoticeconvError(Exception):
    """Base of all errors raised on purpose.

    `en` and `zh` are whole sentences: what happened, where, what to do. `str()` gives the English one.
    """

    exit_code = ExitCode.INTERNAL

    def __init__(self, en: str, zh: str) -> None:
        """Keep the sentence in English and in Chinese."""
        super().__init__(en)
        self.en = en
        self.zh = zh

    def named(self, name: str | None) -> NoticeconvError:
        """Return this error with the file `name` in front of its sentence, unless it is there already."""
        if name and name not in self.en:
            self.en, self.zh = f"{name}: {self.en}", f"{name}：{self.zh}"
            self.args = (self.en,)
        return self

    def message(self, lang: str = "zh") -> str:
        """Return the sentence in `lang` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


class UnreadableError(NoticeconvError):
    """The input does not exist, may not be opened, or holds nothing."""

    exit_code = ExitCode.UNREADABLE


class UnsupportedFormatError(NoticeconvError):
    """No reader or writer takes this format."""

    exit_code = ExitCode.UNSUPPORTED


class DamagedInputError(NoticeconvError):
    """The input is broken, or is not what its format says."""

    exit_code = ExitCode.DAMAGED


class MissingToolError(NoticeconvError):
    """A program or optional package is not installed."""

    exit_code = ExitCode.MISSING_TOOL


class TargetError(NoticeconvError):
    """The target exists already, is a directory, or cannot be written."""

    exit_code = ExitCode.TARGET


class VerificationError(NoticeconvError):
    """What was written does not read back to the same document (law L4)."""

    exit_code = ExitCode.UNVERIFIED


class DoubtfulError(NoticeconvError):
    """Doubtful elements were to be refused (`--strict`), and there are some."""

    exit_code = ExitCode.DOUBTFUL


class HostileInputError(NoticeconvError):
    """The input goes past a limit of size, ratio or nesting."""

    exit_code = ExitCode.HOSTILE


class InvalidDocumentError(DamagedInputError):
    """A JSON, YAML or model value does not satisfy the document schema."""

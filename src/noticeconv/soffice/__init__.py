"""LibreOffice as a tool: bytes of one office format in, bytes of another out, in a throw-away profile.

`convert(data, ".doc", "docx", timeout)` starts LibreOffice for one file (about 1.5 s). Inside `with Office():` one running
instance serves every `convert` of the process (about 0.1 s a file); a file that makes it hang or crash costs that file
only, the instance is started again for the next one.
"""

from noticeconv.soffice.process import executable
from noticeconv.soffice.session import Office, convert

__all__ = ["Office", "convert", "executable"]

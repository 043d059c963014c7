"""The throw-away LibreOffice profile: macros off, links never updated, no way to the network."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from noticeconv.soffice.fonts import stand_ins

SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Misc", "FirstRun", "false"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
    ("Java/VirtualMachine", "Enable", "false"),
    # a manual proxy on the discard port: whatever LibreOffice still tries to fetch ends on this machine
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetFTPProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""Node below org.openoffice (without the final component's prefix), property, value."""

_DEAD_PROXY = "http://127.0.0.1:9"


def make_profile(folder: Path) -> str:
    """Write a profile into `folder` and return the option that makes LibreOffice use it."""
    user = folder / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    return f"-env:UserInstallation={folder.as_uri()}"


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{_node(path)}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">\n'
        f"{items}</oor:items>\n"
    )


def _node(path: str) -> str:
    return path if path.startswith("Inet/") else f"Office.{path}"


def environment(folder: Path) -> dict[str, str]:
    """Return the environment for LibreOffice: home and temporary files inside `folder`, proxies to nowhere, fonts."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    scratch = folder / "tmp"
    scratch.mkdir(exist_ok=True)
    dead = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _DEAD_PROXY)
    own = {"HOME": str(folder), "TMPDIR": str(scratch), "SAL_USE_VCLPLUGIN": "svp"}
    return {**kept, **dead, **own, **stand_ins(folder)}


def remove_pipe(folder: Path) -> None:
    """Remove the socket that a killed LibreOffice leaves in /tmp for the profile in `folder` (POSIX; nothing elsewhere).

    Its name holds the MD5 of the profile's address in UTF-16, each byte in hexadecimal without a leading zero.
    """
    if os.name != "posix":
        return
    digest = hashlib.md5(folder.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    for place in ("/tmp", "/var/tmp"):
        Path(place, name).unlink(missing_ok=True)

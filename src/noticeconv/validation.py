"""Whether the model validates what it is given: always, but for one case.

The command line sets `enabled` to False before anything loads the model when nothing it will read is JSON: what the
recogniser builds is right by construction, and pydantic takes longer to start than the whole conversion. The classes,
their fields and their dumps are the same either way; tests/test_light_model.py holds that.
"""

from __future__ import annotations

enabled = True

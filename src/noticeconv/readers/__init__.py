"""Readers: bytes of one format to a Source. The table of readers is in `table`, the judgement of content in `sniff`."""

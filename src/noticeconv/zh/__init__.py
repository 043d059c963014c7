"""Facts about Chinese official text: numerals, dates, numbering marks, words, widths."""

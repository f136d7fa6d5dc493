"""An analysis for the archive: its files, with metadata in MDTO beside each, in one zip."""

"""What can go wrong with a back-up, told in Dutch to the person at the keyboard."""

from bot.use_cases.ports import BuurtbrugError


class BackupError(BuurtbrugError):
    """The back-up or the restore did not happen; nothing was changed."""

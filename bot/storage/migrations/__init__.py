"""The history of the tables, one revision after another; `bot.storage.migrate` runs them."""

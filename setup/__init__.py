"""From a bare machine to a running Buurtbrug: environments, models, supervised processes.

This package runs before any environment exists, so it uses the standard library only and works
on every Python from 3.7. It knows files, commands and processes; it must not import `bot` or
`knowledge`, and it holds nothing of what Buurtbrug knows or says.
"""

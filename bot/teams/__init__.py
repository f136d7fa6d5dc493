"""The Teams channel: conversations with Buurtbrug in Microsoft Teams, through the Microsoft 365 Agents SDK.

Taken from the SDK: the form of activities, access tokens (MSAL) and the connector. Not taken: its endpoint and its
check of tokens; `gate.py` says why. Nothing of the SDK is imported while Teams is not configured.
"""

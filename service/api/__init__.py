"""The HTTP API of the contract, one blueprint a file."""

"""The control API: act as a person, see what that person sees, break what an operator can break."""

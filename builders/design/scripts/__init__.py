"""Letters and signs beyond the usual fonts: what they are called, where fonts for them are."""

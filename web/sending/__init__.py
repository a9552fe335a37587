"""What leaves the register by itself: webhooks and e-mails, at least once each, by the scheduler."""

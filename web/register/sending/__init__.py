"""What leaves the register or waits in it for somebody: notes, mail, webhooks."""

"""What the portal needs: `wuxin serve`, `wuxin scheduler`, accounts, tokens, mail, webhooks."""

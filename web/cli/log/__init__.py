"""`wuxin log`, `wuxin receipt`, `wuxin witness`: the public record and its checks."""

package darsena.engine.image;

import darsena.image.ImageReference;
import darsena.image.Platform;
import java.util.Optional;

/** What to fetch; without a platform, the host's. */
public record PullRequest(ImageReference reference, Optional<Platform> platform) {}

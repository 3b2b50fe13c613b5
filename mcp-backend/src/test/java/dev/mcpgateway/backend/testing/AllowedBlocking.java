package dev.mcpgateway.backend.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** What BlockHound takes for blocking and is not. */
public final class AllowedBlocking implements BlockHoundIntegration {

  @Override
  public void applyTo(BlockHound.Builder builder) {
    // the SDK makes session ids on the event loop; /dev/urandom answers at once
    builder.allowBlockingCallsInside("java.util.UUID", "randomUUID");
  }
}

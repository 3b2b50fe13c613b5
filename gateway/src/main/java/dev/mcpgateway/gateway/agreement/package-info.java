/**
 * The headers that repeat what a message says. Since revision 2026-07-28 proxies may route by them,
 * so whoever reads the body must refuse a request whose headers say something else: two sources for
 * one fact let an attacker show each reader another one.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"exchange", "mcp", "refusal"})
package dev.mcpgateway.gateway.agreement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

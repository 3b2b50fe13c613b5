/**
 * HTTP with limits: addresses that may be mapped, documents of bounded size fetched in bounded
 * time, no redirect followed.
 *
 * <p>Entries: {@code HttpClients} makes WebClients, {@code Fetcher} fetches documents.
 */
@NullMarked
package dev.mcpgateway.client.http;

import org.jspecify.annotations.NullMarked;

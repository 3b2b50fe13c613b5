/**
 * The two metadata documents: where they are, what makes them acceptable, what they say.
 *
 * <p>Entries: {@code ResourceMetadata} (RFC 9728) and {@code ServerMetadata} (RFC 8414). Pure: the
 * documents are fetched elsewhere.
 */
@NullMarked
package dev.mcpgateway.client.metadata;

import org.jspecify.annotations.NullMarked;

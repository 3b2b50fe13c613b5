/**
 * Reads the credential that a request shows: from its headers and query alone, nothing is verified
 * here. {@link dev.mcpgateway.gateway.token.credential.CredentialReader} is the entry.
 */
@NullMarked
package dev.mcpgateway.gateway.token.credential;

import org.jspecify.annotations.NullMarked;

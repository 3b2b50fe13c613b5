/**
 * Keeps grants and registrations in an encrypted file that several processes may use at once.
 *
 * <p>Entry: {@code FileTokenStore}, which fills the ports {@code TokenStore} and {@code
 * RegistrationStore} of {@code login}. {@code StoreKey} says where its key comes from.
 */
@NullMarked
package dev.mcpgateway.client.store;

import org.jspecify.annotations.NullMarked;

/**
 * The login: what happens between a 401 and the same call with a token.
 *
 * <p>Entry: {@code AuthorizationFilter}, to be added to a WebClient. What it needs of its
 * surroundings are ports: {@code Browser}, {@code CallbackListener}, {@code TokenStore}, {@code
 * Registrations}, which may have a {@code RegistrationStore}. By which way a token is to be had is
 * a {@code GrantChoice}; a program that acts for itself, with its key and nobody in front of it, is
 *
 * <pre>{@code
 * Registrations me =
 *     new PreRegistered(
 *         Optional.of(issuer), Optional.of("my-service"), Optional.empty(),
 *         Optional.of(ClientKey.parse(new Secret(Files.readString(keyFile)))));
 * LoginPorts ports = LoginPorts.withoutBrowser(new InMemoryTokenStore(), me, Trace.SILENT);
 * LoginSettings settings =
 *     new LoginSettings(server, Optional.empty(), limit, new Credential.Header())
 *         .with(new GrantChoice.ClientCredentials());
 * }</pre>
 *
 * <p>The rules are values of other packages; here they are put in order.
 */
@NullMarked
package dev.mcpgateway.client.login;

import org.jspecify.annotations.NullMarked;

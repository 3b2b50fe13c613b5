package dev.mcpgateway.gateway.token.keys;

import dev.mcpgateway.gateway.resource.PlainHttpHosts;
import java.time.Duration;

/**
 * On which terms issuers' documents are fetched.
 *
 * @param plainHttp where plain http is good enough
 * @param limit how long one fetch may take, from the first byte sent to the last received
 */
public record FetchRules(PlainHttpHosts plainHttp, Duration limit) {}

package dev.mcpgateway.authserver.page;

import dev.mcpgateway.authserver.client.Clients;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves the login page, which says who is waiting for the login. */
@Controller
final class LoginEndpoint {

  private final Clients clients;
  private final RequestCache interrupted;

  LoginEndpoint(Clients clients, RequestCache interrupted) {
    this.clients = clients;
    this.interrupted = interrupted;
  }

  @GetMapping("/login")
  String login(HttpServletRequest request, HttpServletResponse response, Model model) {
    waiting(interrupted.getRequest(request, response))
        .ifPresent(client -> model.addAttribute("client", client.getClientName()));
    model.addAttribute("failed", request.getParameter("error") != null);
    return "login";
  }

  private Optional<RegisteredClient> waiting(@Nullable SavedRequest request) {
    return Optional.ofNullable(request)
        .flatMap(saved -> Optional.ofNullable(saved.getParameterValues("client_id")))
        .filter(ids -> ids.length == 1)
        .flatMap(ids -> Optional.ofNullable(clients.findByClientId(ids[0])));
  }
}

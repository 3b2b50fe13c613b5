package dev.mcpgateway.authserver.page;

import dev.mcpgateway.authserver.settings.AuthorizationServerProperties;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves the start page and the health check. */
@Controller
final class HomeEndpoint {

  private final AuthorizationServerProperties properties;

  HomeEndpoint(AuthorizationServerProperties properties) {
    this.properties = properties;
  }

  @GetMapping("/")
  String home(Model model) {
    model.addAttribute("issuer", properties.issuer());
    return "home";
  }

  @GetMapping("/health")
  @ResponseBody
  Map<String, String> health() {
    return Map.of("status", "UP");
  }
}

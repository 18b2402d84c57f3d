package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/** The script in the page, with a minimal imitation of a browser. */
@Tag("jar")
@EnabledOnOs(OS.LINUX)
final class PageScriptIT {
  /** Clicks each heading three times, and prints the rows' first cells in their new order. */
  private static final String BROWSER =
      """
      const page = require('node:fs').readFileSync(process.argv[2], 'utf8');
      const [, head, rows, script] = /<thead(.*?)<\\/thead>.*?<tbody(.*?)<\\/tbody>.*<script>(.*)<\\/script>/s.exec(page);
      const cells = (row) => [...row.matchAll(/<t[hd]([^>]*)>(.*?)<\\/t[hd]>/g)].map(([, attributes, content]) => ({
        textContent: content.replace(/<[^>]*>/g, ''),
        dataset: { age: /data-age="(\\d+)"/.exec(attributes)?.[1] },
      }));
      const body = {
        rows: [...rows.matchAll(/<tr([^>]*)>(.*?)<\\/tr>/g)].map(([, attributes, row]) => ({
          cells: cells(row),
          classList: { contains: (it) => attributes.includes(`class="${it}"`) },
        })),
        replaceChildren: (...rows) => (body.rows = rows),
      };
      const headings = cells(head).map(({ textContent }) => ({
        textContent,
        childNodes: [textContent],
        append(button) { this.button = button; },
        attributes: new Map(),
        getAttribute(name) { return this.attributes.get(name) ?? null; },
        setAttribute(name, value) { this.attributes.set(name, value); },
        removeAttribute(name) { this.attributes.delete(name); },
      }));
      const document = {
        querySelector: () => body,
        querySelectorAll: () => headings,
        createElement: () => ({ append() {}, addEventListener(event, click) { this[event] = click; } }),
      };
      new Function('document', script)(document);
      for (const heading of headings) {
        for (let i = 0; i < 3; i++) {
          heading.button.click();
          const sorted = headings.flatMap((it) => [...it.attributes].map((attribute) => [it.textContent, ...attribute].join(' ')));
          console.log(`${sorted}: ${body.rows.map((it) => it.cells[0].textContent).join(', ')}`);
        }
      }
      """;

  @RegisterExtension static final FakeApi API = new FakeApi();

  @Test
  void sortsByTheHeadingThatIsClicked(@TempDir Path folder) throws Exception {
    Needs.programs("node");
    API.answers(200, "{\"data\":[]}");
    API.answers("b", pass(Cli.NOW.minusSeconds(90_000)));
    API.answers("c", pass(Cli.NOW.minusSeconds(9_500)));
    Path page = folder.resolve("page.html");
    String failed = "{\"status\":\"failed\",\"failedTests\":[\"d\",\"c\",\"b\",\"a\"]}";
    Outcome html = API.cli().input(failed).lastPass("--from-playwright - -o html");
    Files.writeString(page, html.out());
    Path browser = Files.writeString(folder.resolve("browser.js"), BROWSER);
    assertEquals(
        new Outcome(
            0,
            """
            Test case aria-sort ascending: a, b, c, d
            Test case aria-sort descending: d, c, b, a
            : c, b, d, a
            1 aria-sort ascending: c, b, d, a
            1 aria-sort descending: d, a, b, c
            : c, b, d, a
            """,
            ""),
        Outcome.of(
            List.of("node", browser.toString(), page.toString()),
            folder,
            Map.of("PATH", System.getenv("PATH"))));
  }

  private static ResponseDefinitionBuilder pass(Instant time) {
    return FakeApi.reply(
        200,
        "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":%d}]}"
            .formatted(time.toEpochMilli()));
  }
}

package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only other machines would notice: who depends on the artifact, who has an old processor. */
class PomTest {
  @ParameterizedTest
  @CsvSource({
    "0, /project/dependencies/dependency/optional",
    "1, //profile[id='native']//buildArg[.='-march=compatibility']"
  })
  void has(String count, String path) throws Exception {
    assertEquals(
        count,
        XPathFactory.newInstance()
            .newXPath()
            .evaluate(
                "count(" + path + ")",
                DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new File("pom.xml"))));
  }
}

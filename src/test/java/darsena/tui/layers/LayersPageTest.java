package darsena.tui.layers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.Golden;
import darsena.fixture.PageDriver;
import darsena.fixture.engine.FakeEngine;
import darsena.tui.layers.state.LayersModel;
import darsena.tui.message.PageId;
import darsena.tui.page.Dialog;
import darsena.tui.page.Order;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayersPageTest {
  private final FakeEngine engine = new FakeEngine();
  private final PageDriver<LayersModel> page = new PageDriver<>(new LayersPage(), engine);

  @BeforeEach
  void open() {
    engine.addImage("shop/web:1.4");
    engine.images().explored("shop/web:1.4", SampleView.shop());
    engine
        .images()
        .file(2, "etc/passwd", "root:x:0:0:root:/root:/bin/sh\n\tin\u001b[2J\n".getBytes(UTF_8));
    engine.images().file(1, "app/lib/jna.jar", new byte[] {'P', 'K', 3, 4, 0, 0, 'z'});
    String many =
        IntStream.range(0, 500).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    engine.images().file(0, "usr/bin/sh", many.getBytes(UTF_8));
    page.reveal("shop/web:1.4");
  }

  @Test
  void theWideScreenShowsLayersWasteAndFiles() {
    Golden.check("screens/layers-120x36.txt", page.sized(120, 36).keys("G").screen());
    Golden.check("screens/layers-aggregate-120x36.txt", page.keys("A u").screen());
  }

  @Test
  void aNarrowScreenShowsOnePaneAtATime() {
    page.sized(80, 24).keys("G");
    Golden.check("screens/layers-80x24.txt", page.screen());
    Golden.check("screens/layers-waste-80x24.txt", page.keys("Tab").screen());
    Golden.check("screens/layers-files-80x24.txt", page.keys("Tab").screen());
  }

  @Test
  void aVerySmallScreenShowsWhatMatters() {
    page.sized(40, 10).keys("G");
    Golden.check("screens/layers-40x10.txt", page.screen());
    Golden.check("screens/layers-files-40x10.txt", page.keys("Enter").screen());
  }

  @Test
  void aFileIsShownAsTextAndAsBytes() {
    page.keys("G Enter");
    page.keys("G").keys("/").text("passwd").keys("Enter G Enter");
    assertThat(page.screen()).contains("/etc/passwd", "root:x:0:0").contains("        in\\x1b[2J");
    Golden.check("screens/layers-file-hex-120x36.txt", page.sized(120, 36).keys("h").screen());
    assertThat(page.keys("h Esc").screen()).contains("Files: layer 3");
  }

  @Test
  void aBinaryFileIsShownAsBytesAtOnce() {
    page.keys("j Enter /").text("jna").keys("Enter G Enter");
    assertThat(page.screen()).contains("50 4b 03 04 00 00").contains("PK....z");
  }

  @Test
  void aLongFileScrollsAndStopsAtItsEnd() {
    page.keys("Enter /").text("bin/sh$").keys("Enter G Enter");
    assertThat(page.screen()).contains("line 0").doesNotContain("line 40 ");
    assertThat(page.keys("PgDn").screen()).contains("line 30").doesNotContain("line 0 ");
    String end = page.keys("G").screen();
    assertThat(end).contains("line 499").contains("line 470");
    assertThat(page.keys("j").screen()).isEqualTo(end);
    assertThat(page.keys("k").screen()).contains("line 469").doesNotContain("line 499");
    assertThat(page.keys("g").screen()).contains("line 0");
  }

  @Test
  void theFilterWorksWhileItIsWrittenAndEscDropsIt() {
    page.keys("G Enter u /").text("\\.jar");
    assertThat(page.screen()).contains("app.jar", "/\\.jar").doesNotContain("~     passwd");
    assertThat(page.keys("Esc").screen()).contains("~     passwd");
    assertThat(page.keys("/").text("conf").keys("Enter Esc").screen()).contains("~     passwd");
  }

  @Test
  void aFindingLeadsToTheLayerAndThePath() {
    page.keys("Tab Enter");
    assertThat(page.screen()).contains("Files: layer 3").contains("▌-rw-r--r-- 1000:1000");
    LayersModel.Open open = (LayersModel.Open) page.model();
    int node = open.view().node().orElseThrow();
    assertThat(open.view().exploration().pathText(node)).isEqualTo("/app/app.jar");
  }

  @Test
  void changesAreReachedOneAfterAnother() {
    page.keys("G Tab Tab u g ] ]");
    assertThat(selected()).isEqualTo("/app/lib/jna.jar");
    page.keys("[");
    assertThat(selected()).isEqualTo("/app/app.jar");
    page.keys("E g ]");
    assertThat(selected()).isEqualTo("/etc");
  }

  @Test
  void foldingKeepsTheCursorOnItsPath() {
    page.keys("G Tab Tab /").text("jna").keys("Enter G");
    assertThat(selected()).isEqualTo("/app/lib/jna.jar");
    assertThat(page.keys("Left").screen()).isNotEmpty();
    assertThat(selected()).isEqualTo("/app/lib");
    page.keys("Left");
    assertThat(page.screen()).doesNotContain("~       jna.jar");
    page.keys("Right j");
    assertThat(selected()).isEqualTo("/app/lib/jna.jar");
  }

  @Test
  void escLeadsBackToTheImages() {
    page.keys("Esc");
    assertThat(page.orders()).containsExactly(new Order.Go(PageId.IMAGES));
  }

  @Test
  void onlyKeysThatMeanSomethingAreNamed() {
    assertThat(page.hints()).contains("Enter open", "A aggregate").doesNotContain("h hex");
    assertThat(page.keys("Tab Tab").hints()).contains("o sort", "/ filter");
  }

  @Test
  void extractingAsksWhereTo() {
    page.keys("G Enter /").text("passwd").keys("Enter G x");
    assertThat(page.orders())
        .singleElement()
        .isInstanceOfSatisfying(
            Order.Open.class,
            order ->
                assertThat(order.dialog())
                    .isInstanceOfSatisfying(
                        Dialog.Form.class,
                        form -> assertThat(form.title()).isEqualTo("Extract /etc/passwd")));
  }

  @Test
  void whatCannotBeOpenedSaysWhy() {
    page.reveal("nothing:1");
    assertThat(page.screen()).contains("there is no such image");
  }

  private String selected() {
    LayersModel.Open open = (LayersModel.Open) page.model();
    return open.view().exploration().pathText(open.view().node().orElseThrow());
  }
}

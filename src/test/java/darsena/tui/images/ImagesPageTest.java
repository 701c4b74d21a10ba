package darsena.tui.images;

import static org.assertj.core.api.Assertions.assertThat;

import darsena.fixture.Golden;
import darsena.fixture.PageDriver;
import darsena.fixture.engine.FakeEngine;
import darsena.tui.message.PageId;
import darsena.tui.page.Dialog;
import darsena.tui.page.Order;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImagesPageTest {
  private final FakeEngine engine = new FakeEngine();
  private final PageDriver<ImagesModel> page =
      new PageDriver<>(new ImagesPage(image -> new Order.Notice("run " + image)), engine);

  @BeforeEach
  void images() {
    engine.addImage("debian:12");
    engine.addImage("shop/web:1.4").command("serve", "--port", "80");
    engine.addContainer("shop-web-1", "shop/web:1.4");
    engine.addImage("postgres:17");
    Instant now = engine.clock().instant().plusSeconds(90_000);
    page.at(now).changed();
  }

  @Test
  void imagesAreListedWithTheSelectedOneBeside() {
    Golden.check("screens/images-120x36.txt", page.sized(120, 36).keys("j").screen());
    Golden.check("screens/images-config-120x36.txt", page.keys("] ]").screen());
  }

  @Test
  void aNarrowScreenShowsTheListOrTheDetails() {
    Golden.check("screens/images-80x24.txt", page.sized(80, 24).screen());
    Golden.check("screens/images-history-80x24.txt", page.keys("h").screen());
    Golden.check("screens/images-40x10.txt", page.sized(40, 10).keys("Esc").screen());
  }

  @Test
  void keysLeadToLayersRunAndPull() {
    page.keys("o Enter R");
    assertThat(page.orders())
        .containsExactly(
            new Order.Reveal(PageId.LAYERS, selected()), new Order.Notice("run " + selected()));
    assertThat(page.keys("P").orders()).last().isInstanceOf(Order.Open.class);
  }

  @Test
  void removingAsksFirst() {
    select("shop/web:1.4");
    page.keys("d");
    Dialog.Confirm confirm = (Dialog.Confirm) ((Order.Open) page.orders().getFirst()).dialog();
    assertThat(confirm.lines()).contains("It will be refused: containers are made of it.");
    assertThat(confirm.yes()).isFalse();
    select("debian:12");
    page.keys("d");
    confirm = (Dialog.Confirm) ((Order.Open) page.orders().getLast()).dialog();
    page.perform(confirm.onYes().getFirst()).changed();
    assertThat(page.screen()).doesNotContain("debian:12");
  }

  @Test
  void aTagIsOneMoreLine() {
    select("debian:12");
    page.keys("t");
    Dialog.Form form = (Dialog.Form) ((Order.Open) page.orders().getFirst()).dialog();
    var fields =
        List.<darsena.tui.page.Field>of(
            new darsena.tui.page.Field.Text(
                "New name", darsena.tui.widget.Line.of("debian:bookworm"), ""));
    page.perform(form.submission().submit(fields).getFirst()).changed();
    assertThat(page.screen()).contains("debian:bookworm");
    select("debian:12");
    page.keys("d");
    Dialog.Confirm confirm = (Dialog.Confirm) ((Order.Open) page.orders().getLast()).dialog();
    assertThat(confirm.lines()).contains("The image stays: it has another name.");
  }

  @Test
  void theFilterKeepsTheSelectionWhereItCan() {
    select("postgres:17");
    page.keys("/").text("s");
    assertThat(selected()).isEqualTo("postgres:17");
    assertThat(page.screen()).contains("/s").doesNotContain("debian:12");
    assertThat(page.keys("Esc").screen()).contains("debian:12");
  }

  @Test
  void theContainersOfAnImageAreNamed() {
    select("shop/web:1.4");
    page.keys("[");
    assertThat(page.screen()).contains("[Containers]", "created  shop-web-1");
  }

  @Test
  void anImageThatIsPulledLaterIsSelectedWhenItComes() {
    engine.addImage("redis:7");
    page.reveal("redis:7").changed();
    assertThat(selected()).isEqualTo("redis:7");
  }

  private void select(String name) {
    page.reveal(name);
    assertThat(selected()).isEqualTo(name);
  }

  private String selected() {
    return page.model().selected().orElseThrow().key();
  }
}

package darsena.tui.layers;

import static darsena.engine.explore.ImageByCode.image;

import darsena.engine.explore.Exploration;
import darsena.engine.explore.ImageByCode;

/** An image with something of everything. */
final class SampleView {
  private SampleView() {}

  static Exploration shop() {
    return shopImage().explored();
  }

  private static ImageByCode shopImage() {
    return image()
        .layer("FROM debian:12", 74_800_000)
        .directory("etc")
        .file("etc/passwd", 1_200, "p")
        .file("etc/conf.d/one.conf", 300, "c1")
        .file("etc/conf.d/two.conf", 400, "c2")
        .file("usr/bin/sh", 120_000, "sh", 0755, 0)
        .symlink("bin", "usr/bin")
        .file("usr/bin/sudo", 230_000, "sudo", 04755, 0)
        .file("app/old.jar", 1_200_000, "old")
        .layer("/bin/sh -c #(nop) COPY dir:4f5a in /app ", 48_200_000)
        .directory("app")
        .file("app/app.jar", 31_000_000, "app")
        .link("app/latest.jar", "app/app.jar")
        .file("app/lib/jna.jar", 12_400_000, "jna")
        .file("app/lib/日本語.txt", 4_100, "text")
        .file("app/lib/\u001b[2Jevil", 1, "evil")
        .layer("/bin/sh -c chown -R 1000 /app && rm /app/old.jar", 43_400_000)
        .file("app/app.jar", 31_000_000, "app", 0644, 1000)
        .link("app/latest.jar", "app/app.jar")
        .file("app/lib/jna.jar", 12_400_000, "jna", 0644, 1000)
        .whiteout("app/old.jar")
        .file("etc/passwd", 1_260, "P", 0600, 0)
        .directory("etc/conf.d")
        .opaque("etc/conf.d")
        .file("etc/conf.d/three.conf", 500, "c3");
  }
}

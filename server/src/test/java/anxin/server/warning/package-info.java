/** Warnings tested through the doors people use: packages in, scans, HTTP. */
package anxin.server.warning;

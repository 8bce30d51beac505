/** Evidence files as people send them, and as those send them who mean no good. */
package anxin.server.upload;
